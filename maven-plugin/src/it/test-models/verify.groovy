def log = new File(basedir, 'build.log').text
assert new File(basedir, 'target/test-classes/com/acme/Probe.class').exists()
assert !new File(basedir, 'target/classes/com/acme/Probe.class').exists()
assert new File(basedir, 'target/test-classes/META-INF/grad/com/acme/probe.grad').exists()
assert log.contains('Probe: 3 derivatives proven') : 'models of tests are checked'
return true
