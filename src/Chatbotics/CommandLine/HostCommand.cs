using System.CommandLine;
using Chatbotics.Hosting;

namespace Chatbotics.CommandLine;

/// <summary>The command line: <c>./run [--urls …] [--data …] [--no-demo] [--seed …]</c>.</summary>
internal static class HostCommand
{
    /// <summary>Parses the arguments and runs the host until it is told to stop.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>0 after a normal stop, 2 when it could not start.</returns>
    public static Task<int> Run(string[] args)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses to listen on, separated by semicolons.",
            HelpName = "http://host:port",
            DefaultValueFactory = _ => HostArguments.DefaultUrls,
        };
        urls.Validators.Add(result =>
        {
            foreach (var url in (result.GetValueOrDefault<string>() ?? "").Split(';'))
            {
                if (!Uri.TryCreate(url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var parsed)
                    || parsed.Scheme is not ("http" or "https"))
                {
                    result.AddError($"--urls must be addresses such as {HostArguments.DefaultUrls}, but has \"{url}\".");
                }
            }
        });
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "The folder that holds all data; made when it is missing.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("data"),
        };
        var noDemo = new Option<bool>("--no-demo")
        {
            Description = "Start without the demo workspace and its simulator.",
        };
        var seed = new Option<FileInfo?>("--seed")
        {
            Description = "A JSON file that declares workspaces, channels and answers (docs/seed.md). Applied at every start; applying it twice changes nothing.",
            HelpName = "FILE",
        };
        seed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { Exists: false } file)
            {
                result.AddError($"--seed names a file that doesn't exist: {file.FullName}");
            }
        });

        var command = new RootCommand("Chatbotics, the conversation engine. Starts everything on this machine.") { urls, data, noDemo, seed, VerifyReceiptCommand.Create(), BackupCommands.Backup(), BackupCommands.Restore(), RotateMasterKeyCommand.Create() };
        command.SetAction((parsed, cancellationToken) => HostRunner.Run(
            new HostArguments
            {
                Urls = parsed.GetValue(urls)!,
                DataFolder = parsed.GetValue(data)!.FullName,
                Demo = !parsed.GetValue(noDemo),
                SeedFile = parsed.GetValue(seed)?.FullName,
            },
            cancellationToken));

        var parse = command.Parse(args);
        if (parse.Errors.Count == 0)
        {
            return parse.InvokeAsync();
        }

        foreach (var error in parse.Errors)
        {
            Console.Error.WriteLine(error.Message);
        }

        Console.Error.WriteLine("./run --help lists the options.");
        return Task.FromResult(HostRunner.CouldNotStart);
    }
}
