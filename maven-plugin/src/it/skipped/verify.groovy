def log = new File(basedir, 'build.log').text
assert log.contains('Skipped: gradwright.skip is set') : 'the first build says that it skips'
assert log.count('Checks skipped') == 3 : 'so do the others'
assert !log.contains('wrong-gradient') : 'none checks'
return true
