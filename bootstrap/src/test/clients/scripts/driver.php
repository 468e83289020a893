<?php
// What all drivers in PHP share: the words of the calls, and what is printed.

const METHODS = ['upload' => 'POST', 'put' => 'PUT', 'get' => 'GET', 'head' => 'HEAD',
    'patch' => 'PATCH', 'delete' => 'DELETE'];

function read_call(array $words): array
{
    $call = ['verb' => $words[0], 'url' => $words[1], 'method' => METHODS[$words[0]],
        'more' => null, 'headers' => [], 'files' => [], 'fields' => [], 'unknown-length' => false];
    for ($i = 2; $i < count($words); $i++) {
        switch ($words[$i]) {
            case '--file': $path = $words[++$i]; break;
            case '--name': $call['files'][] = [$path, $words[++$i]]; break;
            case '--field':
                [$name, $value] = explode('=', $words[++$i], 2);
                $call['fields'][$name] = $value;
                break;
            case '--header': $call['headers'][] = $words[++$i]; break;
            case '--basic': $call['basic'] = $words[++$i]; break;
            case '--unknown-length': $call['unknown-length'] = true; break;
            default: $call['more'] = $words[$i];
        }
    }
    if ($call['verb'] === 'patch') {
        $call['headers'][] = 'Content-Type: application/merge-patch+json';
    }
    return $call;
}

function calls(array $words): iterable
{
    $call = [];
    foreach ([...$words, 'then'] as $word) {
        if ($word === 'then') {
            yield read_call($call);
            $call = [];
        } else {
            $call[] = $word;
        }
    }
}

function fail(string $reason): never
{
    fwrite(STDERR, "$reason\n");
    exit(1);
}

/** @param callable $ask from a call to its status, lines of headers, and body */
function run(callable $ask): void
{
    foreach (calls(array_slice($_SERVER['argv'], 1)) as $i => $call) {
        [$status, $headers, $body] = $ask($call);
        echo $i > 0 ? "\nthen\n" : '', $status, "\n", implode("\n", $headers), "\n\n";
        if ($call['verb'] === 'get') {
            file_put_contents($call['more'], $body);
        } else {
            echo $body;
        }
    }
}
