<?php
// What PHP opens as if it were a file; forms and Basic are written by hand, as it has none.
require __DIR__ . '/driver.php';

run(function (array $call): array {
    $headers = $call['headers'];
    $content = '';
    if (isset($call['basic'])) {
        $headers[] = 'Authorization: Basic ' . base64_encode($call['basic']);
    }
    if ($call['verb'] === 'upload') {
        $headers[] = 'Content-Type: multipart/form-data; boundary=----------1bd94c';
        $content = form($call);
    } elseif ($call['verb'] === 'put') {
        $content = file_get_contents($call['more']);
        $headers[] = 'Content-Type: application/octet-stream';
    } elseif ($call['verb'] === 'patch') {
        $content = $call['more'];
    }
    $http = ['method' => $call['method'], 'header' => $headers, 'content' => $content,
        'ignore_errors' => true, 'follow_location' => 0, 'timeout' => 50];
    $body = file_get_contents($call['url'], false, stream_context_create(['http' => $http]));
    if ($body === false) {
        fail('no answer');
    }
    $status = (int) explode(' ', $http_response_header[0])[1];
    return [$status, array_slice($http_response_header, 1), $body];
});

function form(array $call): string
{
    $form = '';
    foreach ($call['files'] as [$path, $name]) {
        $name = str_replace('"', '%22', $name);
        $form .= part("files\"; filename=\"$name", file_get_contents($path));
    }
    foreach ($call['fields'] as $name => $value) {
        $form .= part($name, $value);
    }
    return "$form------------1bd94c--\r\n";
}

function part(string $name, string $content): string
{
    $disposition = "Content-Disposition: form-data; name=\"$name\"";
    return "------------1bd94c\r\n$disposition\r\n\r\n$content\r\n";
}
