// Starts the app. A file of its own, since the content security policy allows no inline script.
import init from '{{glue}}';

init({ module_or_path: '{{wasm}}' }).catch((reason) => {
  console.error(reason);
  const failed = document.getElementById('boot-failed');
  if (failed && !document.querySelector('main')) document.body.append(failed.content.cloneNode(true));
});
