<?php
// PHP's curl extension. PHP knows an array of files only by names with brackets.
require __DIR__ . '/driver.php';

$handle = curl_init();

run(function (array $call) use ($handle): array {
    curl_reset($handle);
    $headers = [];
    $options = [
        CURLOPT_URL => $call['url'],
        CURLOPT_CUSTOMREQUEST => $call['method'],
        CURLOPT_NOBODY => $call['verb'] === 'head',
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => $call['headers'],
        CURLOPT_TIMEOUT => 50,
        CURLOPT_HEADERFUNCTION => function ($handle, string $line) use (&$headers): int {
            if (str_starts_with($line, 'HTTP/')) {
                $headers = [];
            } elseif (trim($line) !== '') {
                $headers[] = trim($line);
            }
            return strlen($line);
        },
    ];
    if (isset($call['basic'])) {
        $options[CURLOPT_USERPWD] = $call['basic'];
    }
    if ($call['verb'] === 'upload') {
        $options[CURLOPT_POSTFIELDS] = form($call);
    } elseif ($call['verb'] === 'put') {
        $options[CURLOPT_UPLOAD] = true;
        $options[CURLOPT_INFILE] = fopen($call['more'], 'rb');
        if (!$call['unknown-length']) {
            $options[CURLOPT_INFILESIZE] = filesize($call['more']);
        }
    } elseif ($call['verb'] === 'patch') {
        $options[CURLOPT_POSTFIELDS] = $call['more'];
    }
    curl_setopt_array($handle, $options);
    $body = curl_exec($handle);
    if ($body === false) {
        fail(curl_error($handle));
    }
    return [curl_getinfo($handle, CURLINFO_RESPONSE_CODE), $headers, $body];
});

function form(array $call): array
{
    $form = $call['fields'];
    foreach ($call['files'] as $i => [$path, $name]) {
        $form["files[$i]"] = new CURLFile($path, 'application/octet-stream', $name);
    }
    return $form;
}
