"use strict";
// A form begins empty, and what is left empty is not sent. The viewer would begin with made-up values ("string",
// a password) and send them all.
const FORMS = ["multipart/form-data", "application/x-www-form-urlencoded"];

function beginEmpty(document) {
  for (const operation of Object.values(document.paths ?? {}).flatMap(Object.values)) {
    for (const type of FORMS) {
      const name = operation.requestBody?.content[type]?.schema.$ref.split("/").pop();
      for (const field of Object.values(document.components.schemas[name]?.properties ?? {})) {
        emptyField(field);
      }
    }
  }
  return document;
}

function emptyField(field) {
  if (field.type === "array" && field.items.format !== "binary") {
    field.example = [];
  } else if (field.type !== "array") {
    field.example = "";
  }
}

const emptyForms = () => ({
  components: { ParameterIncludeEmpty: () => null },
  statePlugins: {
    spec: { wrapActions: { updateJsonSpec: (original) => (document) => original(beginEmpty(document)) } },
  },
});

// The viewer asks no host but ours: no validator badge, no address of a document in our own address.
window.ui = SwaggerUIBundle({
  url: "/openapi.yaml",
  dom_id: "#docs",
  validatorUrl: null,
  queryConfigEnabled: false,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: false,
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [emptyForms],
  layout: "BaseLayout",
});
