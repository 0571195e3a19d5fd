"use strict";

window.SwaggerUIBundle({
  url: "/schema/openapi-3.0.json",
  dom_id: "#docs",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 2,
  displayRequestDuration: true,
  // The online validator would be a call to somebody else.
  validatorUrl: null,
});
