using Chatbotics.MetaSimulator.CommandLine;

return await SimulatorCommand.Create().Parse(args).InvokeAsync();
