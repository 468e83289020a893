/// The command line: a class for each command, with its flags and its help.
@NullMarked
package dev.waybill.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
