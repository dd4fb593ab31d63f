def said = new File(basedir, 'build.log').readLines().findAll { it.contains('Model files: ') }
        .collect { it.substring(it.indexOf('Model files: ')) }
assert said == [
        'Model files: 3 compiled, 0 up to date',
        'Model files: 0 compiled, 3 up to date',
        'Model files: 1 compiled, 2 up to date',
        'Model files: 2 compiled, 1 up to date',
        'Model files: 0 compiled, 2 up to date; deleted com/acme/Importer.java']

def generated = new File(basedir, 'target/generated-sources/gradwright/com/acme')
def classes = new File(basedir, 'target/classes/com/acme')
assert generated.list() as List == ['Plain.java']
assert !new File(classes, 'Importer.class').exists()
assert new File(classes, 'Plain.class').exists()
// The changed file was written after the build that changed nothing.
assert new File(generated, 'Plain.java').lastModified() > new File(basedir, 'no-op.txt').lastModified()
return true
