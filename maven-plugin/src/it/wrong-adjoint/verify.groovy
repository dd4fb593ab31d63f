def log = new File(basedir, 'build.log').text
['wrong.grad:15:3: error: the gradient of `Wrong` is not what differences say, at w[0] [wrong-gradient]',
 /found: analytic -?\d\.\d+(e-\d+)?, relative error 5\.0e-01/,
 /expected: numeric -?\d\.\d+/,
 'wrong.grad:5:11: note: this rule is wrong',
 '1 check failed'].each { assert log.contains(it) || log =~ it : "the log says: $it" }
return true
