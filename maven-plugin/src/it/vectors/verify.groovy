def classes = new File(basedir, 'target/classes/com/acme')
def vectors = new File(classes, 'SmoothVectors.class')
assert vectors.exists() : 'the goal compiles what needs the module of vectors'
assert vectors.lastModified() < new File(basedir, 'no-op.txt').lastModified() : 'once'
assert !new File(classes, 'OtherVectors.class').exists() : 'a deleted model leaves nothing'
assert !new File(classes, 'Other.class').exists()
assert new File(basedir, 'target/generated-sources/gradwright-vectors/com/acme').list() as List == ['SmoothVectors.java']
def log = new File(basedir, 'build.log').text
assert !log.contains('incubating') : 'the user is not bothered'
assert log.count('Nothing to compile') == 1 : 'the second build has nothing to do'

def runtime = new File(localRepositoryPath, "dev/gradwright/gradwright-runtime").listFiles()
        .findAll { it.directory }.collectMany { it.listFiles() as List }
        .find { it.name.endsWith('.jar') }
def classPath = [new File(basedir, 'target/classes'), runtime].join(File.pathSeparator)
def java = new File(System.getProperty('java.home'), 'bin/java').path
def run = { List<String> options ->
    def main = new ProcessBuilder([java] + options + ['-verbose:class', '-cp', classPath, 'com.acme.Main'])
            .redirectErrorStream(true).start()
    def said = main.inputStream.text
    assert main.waitFor() == 0 : said
    return said
}
def bits = { String said -> said.readLines().find { it.contains('bits ') }.replaceAll('.*bits ', '') }
def plain = run([])
def fast = run(['--add-modules', 'jdk.incubator.vector'])
assert plain.contains('kernels: portable Java; faster with --add-modules jdk.incubator.vector')
assert !plain.contains('com.acme.SmoothVectors') : 'plain Java needs no vectors'
assert fast.contains('com.acme.SmoothVectors') : 'with the module, kernels run on vectors'
assert bits(plain) == bits(fast) : bits(plain) + ' is ' + bits(fast)
return true
