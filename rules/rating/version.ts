/** Version of the rule, kept with every result. A change that alters any figure is a new version. */
export const RULE_VERSION = '1.0.0'
