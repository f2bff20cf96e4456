using Chatbotics.Storage.Sqlite.Opening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Storage.Vault;

/// <summary>
/// The operator's order to renew the master key. A program that runs on the data folder is asked by a file in its vault, and
/// carries it out without a pause; otherwise it is carried out here.
/// </summary>
public static class MasterKeyRotation
{
    private const string RequestName = "rotate.request";
    private const string AnswerName = "rotate.answer";
    private const string Done = "done";
    private static readonly TimeSpan s_wait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>Renews the master key and returns when everything is wrapped with the new one.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="configuration">The configuration, as the program reads it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up waiting; the rotation goes on.</param>
    /// <returns>A sentence: what was done, and what to keep.</returns>
    /// <exception cref="StoreStartException">It can't be done; says what to do instead.</exception>
    public static async Task<string> Run(string dataFolder, IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var folder = new StoreFolder(Path.GetFullPath(dataFolder));
        if (!File.Exists(folder.Keys))
        {
            throw new StoreStartException($"There is no data in {folder.Root}. Name the data folder with --data.");
        }

        if (IsInUse(folder))
        {
            await Ask(folder, time, cancellationToken);
        }
        else
        {
            await CarryOut(folder, configuration, time, cancellationToken);
        }

        return "The master key is renewed: everything is wrapped with the new one. The one before is needed to restore backups from before, and for nothing else.";
    }

    /// <summary>Whether somebody asked for a new master key.</summary>
    internal static bool IsAsked(StoreFolder folder) => File.Exists(Path.Combine(folder.Vault, RequestName));

    /// <summary>Answers whoever asked.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="refusal">Why it can't be done; null when it is done.</param>
    internal static void Answer(StoreFolder folder, string? refusal)
    {
        if (IsAsked(folder))
        {
            File.WriteAllText(Path.Combine(folder.Vault, AnswerName), refusal ?? Done);
            File.Delete(Path.Combine(folder.Vault, RequestName));
        }
    }

    private static bool IsInUse(StoreFolder folder)
    {
        try
        {
            FolderLock.Take(folder.Root).Dispose();
            return false;
        }
        catch (StoreStartException)
        {
            return true;
        }
    }

    private static async Task Ask(StoreFolder folder, TimeProvider time, CancellationToken cancellationToken)
    {
        OwnerOnly.Folder(folder.Vault);
        var (request, answer) = (Path.Combine(folder.Vault, RequestName), Path.Combine(folder.Vault, AnswerName));
        File.Delete(answer);
        OwnerOnly.Create(request);
        var asked = time.GetTimestamp();
        while (!File.Exists(answer) || File.Exists(request))
        {
            if (time.GetElapsedTime(asked) > s_patience)
            {
                throw new StoreStartException("The program that uses this data folder has not answered for ten minutes. Look at its log: the rotation goes on when its cause is gone.");
            }

            await Task.Delay(s_wait, time, cancellationToken);
        }

        var said = await File.ReadAllTextAsync(answer, cancellationToken);
        File.Delete(answer);
        if (said != Done)
        {
            throw new StoreStartException(said);
        }
    }

    private static async Task CarryOut(StoreFolder folder, IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(configuration);
        services.AddSingleton(time);
        services.AddSingleton<Sqlite.Writing.IStoreFatality, CommandFatality>();
        services.AddSqliteStorage(options => options.Folder = folder.Root);
        await using var provider = services.BuildServiceProvider();
        var database = provider.GetRequiredService<EmbeddedDatabase>();
        await Task.Run(database.Open, cancellationToken);
        var rotations = provider.GetRequiredService<KeyRotations>();
        await rotations.BeginMaster(cancellationToken);
        await rotations.Work(cancellationToken);
    }
}
