/// The table of bad inputs (SECURITY.md), tried on the real service over raw sockets: a class a
/// section, a row a test, and what must hold after every one of them in [Invariants].
@NullMarked
package dev.waybill.bootstrap.badinput;

import org.jspecify.annotations.NullMarked;
