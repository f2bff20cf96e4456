using Chatbotics.MetaSimulator;

await using var host = await SimulatorHost.Start(new SimulatorOptions { Url = "http://127.0.0.1:5090" });
Console.WriteLine(host.BaseUrl);
await Task.Delay(Timeout.Infinite);
