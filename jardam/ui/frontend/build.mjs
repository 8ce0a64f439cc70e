/** Builds ../dist from styles/ and src/. Needs no network once the packages are installed. */
import { copyFile, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = fileURLToPath(new URL("../dist", import.meta.url));
const draft = `${here}node_modules/.dist/`; // built here and moved as a whole: a killed build leaves no half folder

/** One sheet: Sass to CSS, then minified for browsers of the last six years. */
async function buildSheet(name) {
  const { css } = sass.compile(`${here}styles/${name}.scss`, {
    loadPaths: [`${here}node_modules`],
    quietDeps: true,
  });
  const { code } = await esbuild.transform(css, {
    loader: "css",
    minify: true,
    target: ["chrome100", "firefox100", "safari15"],
    legalComments: "none",
  });
  await writeFile(`${draft}${name}.css`, code);
}

/** One script: modules bundled into a single file, no eval, licences of the packages at its end. */
function buildScript(name) {
  return esbuild.build({
    entryPoints: [`${here}src/${name}.js`],
    outfile: `${draft}${name}.js`,
    bundle: true,
    format: "iife",
    minify: true,
    target: ["es2020"],
    legalComments: "eof",
    logLevel: "warning",
  });
}

const PUBLIC_BYTES = 48 * 1024; // a public page is to arrive in under 60 kB, its own text included

/** Fails the build when the public's page grows too heavy for a cheap phone on little data. */
async function weighPublic() {
  const sizes = await Promise.all(["public.css", "public.js"].map((name) => stat(`${draft}${name}`)));
  const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
  if (bytes > PUBLIC_BYTES) throw new Error(`public.css and public.js weigh ${bytes} bytes, more than ${PUBLIC_BYTES}`);
}

await rm(draft, { recursive: true, force: true });
await mkdir(draft, { recursive: true });
await Promise.all([
  buildSheet("jardam"),
  buildSheet("public"),
  buildScript("jardam"),
  buildScript("public"),
  copyFile(`${here}assets/mark.svg`, `${draft}mark.svg`),
]);
await weighPublic();
await rm(dist, { recursive: true, force: true });
await rename(draft, dist);
