package dev.waybill.rest.multipart;

import java.util.Optional;

/// The head of a part that has a file name. All three strings are as the sender wrote them (UTF-8,
/// or else windows-1252) and may hold anything: paths, control characters, in the file name line
/// ends, nonsense. They are data to be cleaned by whoever uses them.
///
/// @param fieldName the form field, possibly empty
/// @param rawFileName the file name with quoting and escapes undone; empty for an empty file
///   chooser
/// @param contentType the value of the part's `Content-Type`, if it has one
public record FilePart(String fieldName, String rawFileName, Optional<String> contentType) {}
