def log = new File(basedir, 'build.log').text
['generated classes are Java 17, and this project is compiled as Java 1.8. Add to its pom.xml:',
 '<maven.compiler.release>17</maven.compiler.release>'].each { assert log.contains(it) : "the log says: $it" }
assert !new File(basedir, 'target/generated-sources/gradwright').exists()
return true
