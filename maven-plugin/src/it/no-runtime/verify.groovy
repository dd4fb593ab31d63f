def log = new File(basedir, 'build.log').text
['generated classes need the runtime, which is no dependency of this project',
 '<artifactId>gradwright-runtime</artifactId>'].each { assert log.contains(it) : "the log says: $it" }
return true
