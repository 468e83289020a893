# Ruby's Net::HTTP.
require 'net/http'
require 'optparse'
require 'uri'

METHODS = {
  'upload' => Net::HTTP::Post, 'put' => Net::HTTP::Put, 'get' => Net::HTTP::Get,
  'head' => Net::HTTP::Head, 'patch' => Net::HTTP::Patch, 'delete' => Net::HTTP::Delete
}.freeze

def read(words)
  call = { files: [], fields: [], headers: {} }
  paths = []
  parser = OptionParser.new
  parser.on('--file PATH') { |path| paths << path }
  parser.on('--name NAME') { |name| call[:files] << [paths.last, name] }
  parser.on('--field FIELD') { |field| call[:fields] << field.split('=', 2) }
  parser.on('--header HEADER') { |header| call[:headers].store(*header.split(': ', 2)) }
  parser.on('--basic USER') { |user| call[:basic] = user.split(':', 2) }
  parser.on('--unknown-length') { call[:unknown] = true }
  verb, url, more = parser.parse(words)
  call.merge(verb: verb, uri: URI(url), more: more)
end

# A pipe has no length. (In chunks Ruby takes an empty file of known length for the end of all.)
def source(call, path)
  call[:unknown] ? IO.popen(['cat', path], 'rb') : File.open(path, 'rb')
end

def form(call)
  files = call[:files].map { |path, name| ['files', source(call, path), { filename: name }] }
  files + call[:fields]
end

def request(call)
  request = METHODS[call[:verb]].new(call[:uri], call[:headers])
  request.basic_auth(*call[:basic]) if call[:basic]
  request['Transfer-Encoding'] = 'chunked' if call[:unknown]
  case call[:verb]
  when 'upload'
    request.set_form(form(call), 'multipart/form-data')
  when 'put'
    request.body_stream = source(call, call[:more])
    request['Content-Type'] = 'application/octet-stream'
    request.content_length = File.size(call[:more]) unless call[:unknown]
  when 'patch'
    request.body = call[:more]
    request['Content-Type'] = 'application/merge-patch+json'
  end
  request
end

# A connection for each service, kept open.
connections = Hash.new do |open, (host, port)|
  open[[host, port]] = Net::HTTP.start(host, port, read_timeout: 50)
end

$stdout.binmode
ARGV.slice_when { |word, _| word == 'then' }.each_with_index do |words, i|
  call = read(words - ['then'])
  answer = connections[[call[:uri].host, call[:uri].port]].request(request(call))
  print "\nthen\n" if i.positive?
  puts answer.code
  answer.each_header { |name, value| puts "#{name}: #{value}" }
  puts
  call[:verb] == 'get' ? File.binwrite(call[:more], answer.body) : print(answer.body)
end
