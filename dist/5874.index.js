export const id = 5874;
export const ids = [5874];
export const modules = {

/***/ 5874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   imagesOf: () => (/* binding */ imagesOf)
/* harmony export */ });
/* harmony import */ var dockerfile_ast__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8390);

/**
 * The images of other people that a Dockerfile builds on: those of FROM, of `COPY --from` and `RUN --mount=from`, and
 * its frontend (`# syntax=`); stages and `scratch` apart. An argument is what the build gives it, else its default.
 *
 * @returns each once; an argument that has no value leaves its name in the text
 */
function imagesOf(dockerfile, buildArgs) {
    const parsed = dockerfile_ast__WEBPACK_IMPORTED_MODULE_0__.DockerfileParser.parse(dockerfile);
    const globals = {};
    for (const arg of parsed.getInitialARGs()) {
        const property = arg.getProperty();
        const name = property?.getName();
        if (name === undefined)
            continue;
        const value = buildArgs[name] ?? property?.getValue() ?? undefined;
        if (value !== undefined && value !== null)
            globals[name] = substituted(value, globals);
    }
    const stages = new Set();
    const images = syntaxOf(dockerfile);
    for (const instruction of parsed.getInstructions()) {
        const text = named(instruction, globals);
        const foreign = text.filter((name) => name !== 'scratch' && !stages.has(name.toLowerCase()) && !/^\d+$/.test(name));
        images.push(...foreign);
        if (instruction instanceof dockerfile_ast__WEBPACK_IMPORTED_MODULE_0__.From) {
            const stage = instruction.getBuildStage();
            if (stage)
                stages.add(stage.toLowerCase());
        }
    }
    return [...new Set(images)];
}
/** The images or stages that an instruction names. */
function named(instruction, globals) {
    if (instruction instanceof dockerfile_ast__WEBPACK_IMPORTED_MODULE_0__.From) {
        const image = instruction.getImage();
        return image ? [substituted(image, globals)] : [];
    }
    // Arguments of a stage reach neither: BuildKit refuses variables here but for global ones.
    const names = flagsOf(instruction).flatMap((flag) => {
        const value = flag.getName() === 'mount' ? flag.getOption('from')?.getValue() : flag.getValue();
        return ['from', 'mount'].includes(flag.getName()) && value ? [value] : [];
    });
    return names.map((name) => substituted(name, globals));
}
function flagsOf(instruction) {
    const isOne = instruction instanceof dockerfile_ast__WEBPACK_IMPORTED_MODULE_0__.Copy || instruction instanceof dockerfile_ast__WEBPACK_IMPORTED_MODULE_0__.Run;
    return isOne ? instruction.getFlags() : [];
}
/** Of the head's directives only: what stands behind the first instruction or plain comment is no directive. */
function syntaxOf(dockerfile) {
    for (const line of dockerfile.split(/\r?\n/)) {
        const [, name = '', value = ''] = /^\s*#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line) ?? [];
        if (name === '')
            return [];
        if (name.toLowerCase() === 'syntax')
            return [value];
    }
    return [];
}
/** `$NAME`, `${NAME}`, `${NAME:-word}` and `${NAME:+word}`, as a Dockerfile has them. */
function substituted(text, values) {
    return text
        .replace(/^(["'])(.*)\1$/, '$2')
        .replace(/\$(?:\{(\w+)(?::([-+])([^}]*))?\}|(\w+))/g, (whole, braced, sign, word, plain) => {
        const value = values[braced ?? plain ?? ''];
        if (sign === '-')
            return value || (word ?? '');
        if (sign === '+')
            return value ? (word ?? '') : '';
        return value ?? whole;
    });
}


/***/ })

};
