using System.CommandLine;
using Chatbotics.Grains.Privacy;
using Chatbotics.Storage;
using Chatbotics.Storage.Backup;

namespace Chatbotics.CommandLine;

/// <summary><c>./run backup</c> and <c>./run restore</c>: copies of the data folder, sealed, while the program runs.</summary>
internal static class BackupCommands
{
    private const int Failed = 1;

    /// <summary>The command that makes a backup.</summary>
    public static Command Backup()
    {
        var data = Folder("--data", "The data folder.", "data");
        var to = Folder("--to", "Where the backups are kept; not on the same disk.", "backups");
        var command = new Command("backup", "Copies the data folder while the program runs, sealed under the master key, and removes backups whose time is over.") { data, to };
        command.SetAction(parsed => Try(() =>
        {
            var configuration = CommandConfiguration.Read();
            var options = configuration.GetSection(PrivacyOptions.Section).Get<PrivacyOptions>() ?? new PrivacyOptions();
            var result = StoreBackup.Create(
                parsed.GetValue(data)!.FullName, parsed.GetValue(to)!.FullName, BackupMasterKeys.Of(configuration), options.DataBackupsKept, options.KeyBackupsKept, TimeProvider.System.GetUtcNow());
            return $"Backed up to {result.Data} and {result.Keys}.{(result.Removed > 0 ? $" {result.Removed} old files removed." : "")} The master key is in neither: keep it apart.";
        }));
        return command;
    }

    /// <summary>The command that restores one.</summary>
    public static Command Restore()
    {
        var from = Folder("--from", "Where the backups are.", "backups");
        var data = Folder("--data", "An empty folder; the master key may lie in its folder \"vault\".", "data");
        var command = new Command("restore", "Restores the newest backup into an empty data folder.") { from, data };
        command.SetAction(parsed => Try(() =>
        {
            var result = StoreBackup.Restore(parsed.GetValue(from)!.FullName, parsed.GetValue(data)!.FullName, BackupMasterKeys.Of(CommandConfiguration.Read()));
            return $"Restored {result.Data} with {result.Keys}. Start the program on it.";
        }));
        return command;
    }

    private static Option<DirectoryInfo> Folder(string name, string description, string usual) => new(name)
    {
        Description = description,
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(usual),
    };

    private static int Try(Func<string> work)
    {
        try
        {
            Console.WriteLine(work());
            return 0;
        }
        catch (Exception failure) when (failure is BackupException or StoreStartException)
        {
            Console.Error.WriteLine(failure.Message);
            return Failed;
        }
    }
}
