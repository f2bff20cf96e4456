using System.CommandLine;
using Chatbotics.Storage;
using Chatbotics.Storage.Vault;

namespace Chatbotics.CommandLine;

/// <summary><c>./run rotate-master-key</c>: renews the key above all keys, while the program runs or not.</summary>
internal static class RotateMasterKeyCommand
{
    private const int Failed = 1;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "The data folder.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("data"),
        };
        var command = new Command("rotate-master-key", "Renews the master key. A program that runs goes on meanwhile; a crash in between does no harm.") { data };
        command.SetAction((parsed, cancellationToken) => Run(parsed.GetValue(data)!.FullName, cancellationToken));
        return command;
    }

    private static async Task<int> Run(string data, CancellationToken cancellationToken)
    {
        try
        {
            Console.WriteLine(await MasterKeyRotation.Run(data, CommandConfiguration.Read(), TimeProvider.System, cancellationToken));
            return 0;
        }
        catch (StoreStartException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return Failed;
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException failure)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, failure.Failures));
            return Failed;
        }
    }
}
