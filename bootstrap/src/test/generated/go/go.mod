module example.org/drive

go 1.23

require example.org/waybill v0.0.0

replace example.org/waybill => ./client
