import java.util.zip.ZipFile

new ZipFile(new File(basedir, 'library/target/library-1.jar')).withCloseable {
    assert it.getEntry('META-INF/grad/acme/springs.grad') != null
}
def log = new File(basedir, 'build.log').text
['User: 4 derivatives proven', 'Other: 4 derivatives proven'].each {
    assert log.contains(it) : "the log says: $it"
}
assert !log.contains('not marked') : 'all goals are marked as safe for threads'
return true
