/// The process: it names the concrete adapters and puts them together.
@NullMarked
package dev.waybill.bootstrap;

import org.jspecify.annotations.NullMarked;
