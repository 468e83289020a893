#!/usr/bin/env perl
# LWP, the web client of Perl.
use strict;
use warnings;
use HTTP::Request::Common qw(DELETE GET HEAD PATCH POST PUT);
use LWP::UserAgent;

my $agent = LWP::UserAgent->new(keep_alive => 1, max_redirect => 0, timeout => 50);

sub calls {
    my @calls = ([]);
    for my $word (@_) {
        if ($word eq 'then') { push @calls, [] } else { push @{$calls[-1]}, $word }
    }
    return @calls;
}

sub form {
    my (%call) = @_;
    my @form = map { ('files', [$_->[0], $_->[1]]) } @{$call{files}};
    push @form, split /=/, $_, 2 for @{$call{fields} // []};
    return \@form;
}

# A body in pieces, whose length LWP cannot know.
sub pieces {
    open my $file, '<:raw', shift or die $!;
    return sub { my $read = read $file, my $piece, 65536; return $read ? $piece : undef };
}

sub content {
    my ($path) = @_;
    open my $file, '<:raw', $path or die $!;
    local $/;
    return scalar <$file> // '';
}

sub request {
    my ($verb, $url, @words) = @_;
    my (%call, $path, $more);
    while (defined(my $word = shift @words)) {
        if    ($word eq '--file')           { $path = shift @words }
        elsif ($word eq '--name')           { push @{$call{files}}, [$path, shift @words] }
        elsif ($word eq '--field')          { push @{$call{fields}}, shift @words }
        elsif ($word eq '--header')         { push @{$call{headers}}, split /: /, shift @words, 2 }
        elsif ($word eq '--basic')          { $call{basic} = shift @words }
        elsif ($word eq '--unknown-length') { $call{unknown} = 1 }
        else                                { $more = $word }
    }
    my @headers = @{$call{headers} // []};
    local $HTTP::Request::Common::DYNAMIC_FILE_UPLOAD = $call{unknown};
    my $request
        = $verb eq 'upload' ? POST($url, Content_Type => 'form-data', Content => form(%call))
        : $verb eq 'put' ? PUT($url)
        : $verb eq 'patch' ? PATCH($url, Content_Type => 'application/merge-patch+json', Content => $more)
        : $verb eq 'delete' ? DELETE($url)
        : $verb eq 'head' ? HEAD($url, @headers)
        : GET($url, @headers);
    $request->content($call{unknown} ? pieces($more) : content($more)) if $verb eq 'put';
    # LWP counts bytes itself, and sends pieces in chunks.
    $request->remove_header('Content-Length') if $call{unknown} || $verb eq 'put';
    $request->authorization_basic(split /:/, $call{basic}, 2) if $call{basic};
    return ($request, $verb eq 'get' ? $more : undef);
}

binmode STDOUT;
my $number = 0;
for my $call (calls(@ARGV)) {
    my ($request, $out) = request(@$call);
    my $answer = $agent->request($request);
    die $answer->status_line, "\n" if ($answer->header('Client-Warning') // '') eq 'Internal response';
    print "\nthen\n" if $number++;
    print $answer->code, "\n", $answer->headers->as_string("\n"), "\n";
    if ($out) {
        open my $file, '>:raw', $out or die $!;
        print $file $answer->content;
    } else {
        print $answer->content;
    }
}
