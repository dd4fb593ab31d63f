def page = new File(basedir, 'target/explanations/com/acme/Line.md').text
assert page.contains('fit = slope * x + offset') : page
assert page.contains('bar slope = sum[n] bar fit[n] * x[n]') : page
assert page.contains('src/main/grad/com/acme/line.grad:6') : page
assert !new File(basedir, 'target/generated-sources').exists() : 'nothing else is made'
return true
