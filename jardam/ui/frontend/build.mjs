/** Builds ../dist from styles/ and src/. Needs no network once the packages are installed. */
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = fileURLToPath(new URL("../dist/", import.meta.url));

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
  await writeFile(`${dist}${name}.css`, code);
}

/** One script: modules bundled into a single file, no eval, licences of the packages at its end. */
function buildScript(name) {
  return esbuild.build({
    entryPoints: [`${here}src/${name}.js`],
    outfile: `${dist}${name}.js`,
    bundle: true,
    format: "iife",
    minify: true,
    target: ["es2020"],
    legalComments: "eof",
    logLevel: "warning",
  });
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await Promise.all([
  buildSheet("jardam"),
  buildSheet("public"),
  buildScript("jardam"),
  buildScript("public"),
  copyFile(`${here}assets/mark.svg`, `${dist}mark.svg`),
]);
