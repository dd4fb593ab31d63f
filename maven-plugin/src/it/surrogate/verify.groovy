def said = new File(basedir, 'build.log').readLines().findAll { it.contains('Aligned: ') }
assert said.size() == 1
assert said[0].contains('Aligned: 20 derivatives proven, worst relative error ')
assert said[0].contains('; the true derivative in place of src/main/grad/com/acme/aligned.grad:5:11')
return true
