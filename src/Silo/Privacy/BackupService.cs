using Chatbotics.Grains.Privacy;
using Chatbotics.Storage;
using Chatbotics.Storage.Backup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.Silo.Privacy;

/// <summary>
/// Makes backups while the program runs, and removes those whose time is over: also when a new one can't be made, since
/// receipts of erasures promise it.
/// </summary>
/// <param name="options">Where to and how often.</param>
/// <param name="privacy">How long backups are kept.</param>
/// <param name="store">The data folder.</param>
/// <param name="configuration">Where the master key is kept.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class BackupService(
    IOptions<BackupOptions> options,
    IOptions<PrivacyOptions> privacy,
    IOptions<StoreOptions> store,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<BackupService> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Folder.Length == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(s_look, time);
        try
        {
            do
            {
                await Task.Run(MakeWhenDue, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private void MakeWhenDue()
    {
        var now = time.GetUtcNow();
        try
        {
            if (StoreBackup.LatestIn(options.Value.Folder) is { } latest && now - latest < options.Value.Every)
            {
                return;
            }

            var made = StoreBackup.Create(
                store.Value.Folder, options.Value.Folder, BackupMasterKeys.Of(configuration), privacy.Value.DataBackupsKept, privacy.Value.KeyBackupsKept, now);
            LogMade(logger, made.Removed);
        }
        catch (Exception failure) when (failure is BackupException or StoreStartException)
        {
            LogFailed(logger, failure.Message);
            StoreBackup.RemoveOld(options.Value.Folder, privacy.Value.DataBackupsKept, privacy.Value.KeyBackupsKept, now);
        }
    }
}
