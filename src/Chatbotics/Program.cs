using Chatbotics.CommandLine;

return await HostCommand.Run(args);
