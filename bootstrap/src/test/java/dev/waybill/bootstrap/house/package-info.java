/// The rules that the whole code keeps, and the proof that each of them can fail.
@NullMarked
package dev.waybill.bootstrap.house;

import org.jspecify.annotations.NullMarked;
