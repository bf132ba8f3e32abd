# The lines that nightly tells by itself, in Chinese.
s/^told in earlier nights, and not settled: \(.*\)/以前已报、尚未解决的：\1 条/
s/^\(.*\) failed with status \([0-9]*\):$/\1：运行失败（状态 \2）：/
s/^\(.*\) is not what it was:$/\1 与原来的不同：/
s/^\(.*\) is missing or empty: nothing is known of the registers any more;$/\1 不见了或是空的，登记簿原来怎样已无从知道；/
s/^look whether they are whole, then: /请先查看各登记簿是否完整，然后运行：/
s/^\([a-z -]*\): \([0-9]*\) new: /\1：新 \2 条，如：/
/^\(member-\)*changes：/{
	s/：added /：新增 /
	s/：changed /：变更 /
	s/：renamed /：更名 /
	s/：moved /：转移 /
	s/：closed /：撤销 /
	s/：gone /：减少 /
	s/：alike /：同名 /
	s/: name '/：名称 '/
	s/：left /：离开 /
	s/: left '/：离开时间 '/
	s/: org '/：所在党组织 '/
	s/: status '/：党员类别 '/
	s/: parent '/：上级 '/
	s/: secretary '/：书记 '/
	s/: township '/：乡镇 '/
	s/: closed '/：撤销时间 '/
	s/: former '/：曾用名 '/
	s/: kind '/：类型 '/
	s/: level '/：层级 '/
	s/: sector '/：领域 '/
}
s/^unread in \([a-z -]*\)：/\1 中没有读的表和列：/
s/^orgs\([：中 ]\)/党组织（orgs）\1/
s/^members\([：中 ]\)/党员（members）\1/
s/^duties\([：中 ]\)/任职（duties）\1/
s/^pledges\([：中 ]\)/承诺（pledges）\1/
s/^marks\([：中 ]\)/兑现（marks）\1/
s/^comments\([：中 ]\)/点评（comments）\1/
s/^activities\([：中 ]\)/活动（activities）\1/
s/^awards\([：中 ]\)/表彰（awards）\1/
s/^ballots\([：中 ]\)/评议票（ballots）\1/
s/^evidence\([：中 ]\)/考核（evidence）\1/
s/^ranking\([：中 ]\)/排名（ranking）\1/
s/^progress\([：中 ]\)/检查进展（progress）\1/
s/^dashboard\([：中 ]\)/总览（dashboard）\1/
s/^missing\([：中 ]\)/未做到（missing）\1/
s/^member-changes\([：中 ]\)/党员变动（member-changes）\1/
s/^changes\([：中 ]\)/名册变动（changes）\1/
