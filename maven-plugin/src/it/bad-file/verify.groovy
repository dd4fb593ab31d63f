def log = new File(basedir, 'build.log').text.replace('\r', '')
def golden = new File(basedir, 'expected.txt').text.trim()
assert log.contains(golden) : "the log says:\n$golden"
assert log.contains('2 errors in model files') : 'the build says why it fails'
// Nothing was written, not even of the good file.
assert !new File(basedir, 'target/generated-sources/gradwright').exists()
return true
