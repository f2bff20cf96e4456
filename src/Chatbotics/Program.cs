using Chatbotics.CommandLine;

// What a socket received is taken on where it was noticed, without a hop to another thread: a sixth more webhooks for each
// second of the processor. Nothing here waits on a thread for a socket, which would be the danger of it. Read once by the
// runtime, before the first socket.
const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
{
    Environment.SetEnvironmentVariable(InlineCompletions, "1");
}

return await HostCommand.Run(args);
