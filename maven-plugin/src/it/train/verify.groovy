def log = new File(basedir, 'build.log').text
assert log.contains('Classifier: 82 derivatives proven') : 'the model is checked'

def runtime = new File(localRepositoryPath, "dev/gradwright/gradwright-runtime").listFiles()
        .findAll { it.directory }.collectMany { it.listFiles() as List }
        .find { it.name.endsWith('.jar') }
def classPath = [new File(basedir, 'target/classes'), runtime].join(File.pathSeparator)
def java = new File(System.getProperty('java.home'), 'bin/java').path
def main = new ProcessBuilder(java, '-cp', classPath, 'com.acme.Main').redirectErrorStream(true).start()
def said = main.inputStream.text
assert main.waitFor() == 0 : said
def right = (said =~ /right (\d+) of 150/)
assert right.find() : said
assert right.group(1) as int > 140 : said
return true
