using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Privacy;

/// <summary>
/// Carries out rotations of keys behind everything else, and writes each that is done into the audit logs of the workspaces
/// that it concerns. What fails is tried again; what a crash cut off goes on after the start.
/// </summary>
/// <param name="rotation">Renews keys.</param>
/// <param name="grains">The grains.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class KeyRotationService(IKeyRotation rotation, IGrainFactory grains, TimeProvider time, ILogger<KeyRotationService> logger) : BackgroundService
{
    private const int TicksAfterFailure = 15;
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What a crash cut off goes on at once; what is ordered later has two seconds.
        using var timer = new PeriodicTimer(s_first, time);
        var rest = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                timer.Period = s_period;
                if (rest > 0)
                {
                    rest--;
                    continue;
                }

                try
                {
                    foreach (var done in await rotation.Work(stoppingToken))
                    {
                        await Report(done);
                        await rotation.Reported(done.Id, stoppingToken);
                    }
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(logger, failure);
                    rest = TicksAfterFailure;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops; the next start goes on.
        }
    }

    private async Task Report(KeyRotated done)
    {
        using var engine = Caller.Use(Caller.Engine);
        var workspaces = await grains.GetGrain<IWorkspaceDirectoryGrain>(IWorkspaceDirectoryGrain.Key).List();
        foreach (var tenant in workspaces.Select(static workspace => workspace.Id).Intersect(done.Tenants, StringComparer.Ordinal))
        {
            await grains.GetGrain<IAuditGrain>(tenant).Append(new AuditNote
            {
                // The same rotation makes the same note, so that one that is reported again stands there once.
                Id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{done.Id:N}|{tenant}")).AsSpan(0, 16)),
                At = done.FinishedAt,
                Action = PrivacyAuditActions.KeyRotated,
                Details = done.IsMaster
                    ? [new AuditDetail("what", "master")]
                    : [new AuditDetail("what", "workspace"), new AuditDetail("moved", done.Moved.ToString(CultureInfo.InvariantCulture))],
            });
        }
    }
}
