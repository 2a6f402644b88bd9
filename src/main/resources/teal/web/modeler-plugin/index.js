'use strict';

// What Camunda Modeler reads first of a plug-in.
module.exports = {
  name: "Teal's rules for diagrams",
  script: './client.js',
};
