#!/usr/bin/python3
"""Every type of the built-in campaign file: a record that just meets its rules
is entered, under each of its names; each that just breaks one is refused, and
the refusal names the rule.  SPDX-License-Identifier: MIT"""
import csv, io, json, os, subprocess, sys, tempfile

top = os.getcwd()
build = os.path.abspath(os.environ.get('B', 'build'))
os.environ.update(LC_ALL='C.UTF-8', SOURCE_DATE_EPOCH='1341100800')
os.environ.pop('LANGUAGE', None)
program = build + '/bin/activity-add'
campaign = json.loads(subprocess.check_output([program, '--print-campaign']))
columns = 'type org date person title number due ref result note'.split()
meets = dict(org='v1', date='2010-09-01', person='张伟', title='题', result='好',
             number='甲发〔2010〕1号', due='2010-10-01')
folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)
with open('orgs.csv', 'w') as f:
    f.write('id,name,kind,level,parent,secretary\n'
            't1,镇党委,committee,township,,李明\n'
            'v1,东村党支部,branch,village,t1,张伟\n'
            'v2,西村党支部,branch,village,t1,赵强\n')
entered = {}
# A comment, for the activities that are about one.
subprocess.run(
    [build + '/bin/comment-add', '-q', '--register', 'c.jsonl', '--orgs',
     'orgs.csv', '--by', 'x', '-o', 'c.csv', '--subject', 'v1', '--commenter',
     '李明', '--commenter-org', 't1', '--date', '2010-08-01', '--achievements',
     '好', '--problems', '少', '--direction', '多'], check=True)
with open('c.csv') as f:
    entered['comment'] = list(csv.DictReader(f))[0]['id']


def add(row):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerow(row)
    return subprocess.run(
        [program, '--register', 'r.jsonl', '--registers', 'c.jsonl', '--orgs',
         'orgs.csv', '--by', 'x'],
        input=text.getvalue(), capture_output=True, text=True)


def row_of(kind, **other):
    row = dict.fromkeys(columns, '')
    row['type'] = kind['id']
    if 'about' in kind:
        meets['ref'] = entered.get(kind['about'][0], '')
    for column in kind.get('required', []):
        row[column] = meets.get(column)
        if column in kind.get('choices', {}):
            row[column] = campaign['lists'][kind['choices'][column]][0]['name']
    if 'follows' in kind:
        row.update(ref=entered[kind['follows'][0]], date='2010-09-10')
    row.update(other)
    return row


def breaks(kind):
    """What breaks one rule each."""
    for column in kind.get('required', []):
        yield column, ''
    for column in kind.get('forbidden', []):
        yield column, '王某'
    for column in kind.get('choices', {}):
        yield column, '不在列'
    if kind.get('head'):
        yield 'person', '别人'
    if 'due' in kind.get('required', []):
        yield 'due', '2010-08-31'
    if 'follows' in kind:
        yield from [('ref', ''), ('ref', 'a-0000000000000000'),
                    ('org', 'v2'), ('date', '2010-08-31')]
    yield 'date', '2010-04-30'


print('1..%d' % len(campaign['activities']))
for number, kind in enumerate(campaign['activities'], 1):
    wrong = []
    run = add(row_of(kind))
    if run.returncode:
        wrong.append(run.stderr)
    else:
        entered[kind['id']] = run.stdout.split('\n')[1].split(',')[0]
    for name in [kind['name']] + kind.get('aliases', []):
        run = add(row_of(kind, type=name))
        if run.returncode or 'recorded before' not in run.stderr:
            wrong.append('%s: %s' % (name, run.stderr))
    for column, value in breaks(kind):
        run = add(row_of(kind, **{column: value}))
        if run.returncode != 1 or not any(
                '%s: ' % column in line and (rule in line or '(R36)' in line)
                for line in run.stderr.split('\n')
                for rule in kind['rules'].split() + ['date of the activity']):
            wrong.append('%s=%s: %s' % (column, value, run.stderr))
    print('%sok %d - %s' % ('not ' if wrong else '', number, kind['id']))
    for line in wrong:
        print('# ' + line.replace('\n', ' '), file=sys.stderr)
os.chdir(top)
