export const id = 1451;
export const ids = [1451];
export const modules = {

/***/ 2268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ pages)
/* harmony export */ });
/** All of a list that comes page by page. */
async function pages(page) {
    const found = [];
    let token;
    do {
        const { items, next } = await page(token);
        found.push(...(items ?? []));
        token = next;
    } while (token !== undefined);
    return found;
}


/***/ }),

/***/ 1451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Stacks: () => (/* binding */ Stacks)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2268);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2136);



const POLL_MS = 2_000;
/** What is asked of CloudFormation about stacks, in the words of the engine. */
class Stacks {
    #open;
    #clock;
    constructor(open, clock) {
        this.#open = open;
        this.#clock = clock;
    }
    async stack(name) {
        const { sdk, client } = await this.#sdk();
        try {
            const { Stacks } = await client.send(new sdk.DescribeStacksCommand({ StackName: name }));
            return Stacks?.[0];
        }
        catch (error) {
            if (/does not exist/.test((0,_model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)))
                return undefined;
            throw error;
        }
    }
    /** What the stack was deployed from last. */
    async template(StackName) {
        const { sdk, client } = await this.#sdk();
        const { TemplateBody } = await client.send(new sdk.GetTemplateCommand({ StackName, TemplateStage: 'Original' }));
        return (0,_template_js__WEBPACK_IMPORTED_MODULE_1__/* .readTemplate */ .x)(TemplateBody ?? '{}');
    }
    async resources(StackName) {
        const { sdk, client } = await this.#sdk();
        return (0,_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .pages */ .B)(async (NextToken) => {
            const page = await client.send(new sdk.ListStackResourcesCommand({ StackName, NextToken }));
            return { items: page.StackResourceSummaries, next: page.NextToken };
        });
    }
    /** Whether AWS refuses to delete the stack. */
    async protect(StackName, on) {
        const { sdk, client } = await this.#sdk();
        await client.send(new sdk.UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: on }));
    }
    /** The last thing that was told of the stack. */
    async newestEvent(StackName) {
        const { sdk, client } = await this.#sdk();
        const { StackEvents } = await client.send(new sdk.DescribeStackEventsCommand({ StackName }));
        return StackEvents?.[0];
    }
    /** The newest first, down to the one that is known. */
    async eventsSince(stackName, known) {
        const { sdk, client } = await this.#sdk();
        const found = [];
        let NextToken;
        do {
            const page = await client.send(new sdk.DescribeStackEventsCommand({ StackName: stackName, NextToken }));
            for (const event of page.StackEvents ?? []) {
                if (event.EventId === known)
                    return found;
                found.push(event);
            }
            NextToken = page.NextToken;
        } while (NextToken !== undefined);
        return found;
    }
    /**
     * Looks at every resource, and waits for it.
     * @returns what differs from the template
     * @throws Failure when the look did not come to its end
     */
    async drifts(StackName, signal) {
        const { sdk, client } = await this.#sdk();
        const { StackDriftDetectionId } = await client.send(new sdk.DetectStackDriftCommand({ StackName }));
        for (;;) {
            const { DetectionStatus, DetectionStatusReason } = await client.send(new sdk.DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }));
            if (DetectionStatus === 'DETECTION_COMPLETE')
                break;
            if (DetectionStatus === 'DETECTION_FAILED')
                throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`CloudFormation's look for drift of ${StackName} failed: ${DetectionStatusReason ?? 'no reason was given'}.`, 'What it may not read it does not compare: give the role that reading right, see infra/cdk/README.md.');
            await this.#clock.sleep(POLL_MS, signal);
        }
        return (0,_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .pages */ .B)(async (NextToken) => {
            const page = await client.send(new sdk.DescribeStackResourceDriftsCommand({
                ...{ StackName, NextToken },
                StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
            }));
            return { items: page.StackResourceDrifts, next: page.NextToken };
        });
    }
    async #sdk() {
        return { sdk: await __webpack_require__.e(/* import() */ 3051).then(__webpack_require__.bind(__webpack_require__, 3051)), client: await this.#open() };
    }
}


/***/ }),

/***/ 2136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ readTemplate)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8816);

const schema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    Resources: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ Type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), Properties: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()).optional() }))
        .default({}),
    Outputs: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()).optional(),
});
/** A template of CloudFormation's, as far as it is looked into; the rest of it stays as it is. */
function readTemplate(text) {
    return schema.parse(JSON.parse(text));
}


/***/ })

};
