// Starts the app. A file of its own, since the content security policy allows no inline script.
import init from '{{glue}}';

// Who is signed in is asked while the app is still on its way; it takes the answer (src/api/ahead.rs). Where no session was begun in
// this browser, nothing is asked.
if (document.cookie.includes('praktikspor_begun=')) {
  window.praktiksporAhead = fetch('/api/v1/me', { headers: { 'X-Requested-With': 'praktikspor' } }).catch(() => undefined);
}

init({ module_or_path: '{{wasm}}' }).catch((reason) => {
  console.error(reason);
  document.getElementById('frame')?.remove();
  const failed = document.getElementById('boot-failed');
  if (failed && !document.querySelector('main')) document.body.append(failed.content.cloneNode(true));
});
