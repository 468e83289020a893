/// What goes through everything that an installation keeps: to examine it, to move its blobs, to
/// write its metadata down and to read it in again. All of it streams: no more is held in memory
/// than a page.
@NullMarked
package dev.waybill.application.inventory;

import org.jspecify.annotations.NullMarked;
