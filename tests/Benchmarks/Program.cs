using System.Globalization;
using Chatbotics.Benchmarks;
using Chatbotics.Benchmarks.Floor;

switch (args)
{
    case ["floor-server", var port, var folder]:
        await FloorServer.Run(int.Parse(port, CultureInfo.InvariantCulture), folder);
        return 0;
    default:
        return await Suite.Run(args);
}
