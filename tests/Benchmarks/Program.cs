using System.Globalization;
using Chatbotics.Benchmarks;
using Chatbotics.Benchmarks.Floor;
using Chatbotics.Benchmarks.Plain;
using Chatbotics.CommandLine;

switch (args)
{
    case ["floor-server", var port, var folder]:
        await FloorServer.Run(int.Parse(port, CultureInfo.InvariantCulture), folder);
        return 0;
    case ["product-server", var keys, "--urls", var urls, "--data", var data, "--no-demo", "--seed", var seed]:
        await ProductServer.Run(new HostArguments { Urls = urls, DataFolder = data, Demo = false, SeedFile = seed }, isPlain: keys == "plain");
        return 0;
    default:
        return await Suite.Run(args);
}
