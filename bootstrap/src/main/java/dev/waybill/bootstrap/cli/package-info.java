/// The command line: `serve`, `sweep`, `config`, `version`.
@NullMarked
package dev.waybill.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
