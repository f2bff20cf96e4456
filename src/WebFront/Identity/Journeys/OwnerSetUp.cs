using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>Makes the configured first owner before the first request is served. What can't be made stops the start.</summary>
/// <param name="services">For the services of a scope.</param>
/// <param name="options">Who.</param>
internal sealed class OwnerSetUp(IServiceScopeFactory services, IOptions<OwnerOptions> options) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var owner = options.Value;
        if (owner.OwnerEmail.Length == 0)
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        var setUp = scope.ServiceProvider.GetRequiredService<SetUpService>();
        if (await setUp.IsDone())
        {
            return;
        }

        var (refusals, account) = await setUp.CompleteTrusted(new SetUpForm
        {
            Name = owner.OwnerName.Length > 0 ? owner.OwnerName : owner.OwnerEmail.Split('@')[0],
            Email = owner.OwnerEmail,
            Password = owner.OwnerPassword,
            WorkspaceName = await setUp.HasWorkspaces() ? string.Empty : owner.WorkspaceName.Length > 0 ? owner.WorkspaceName : "Workspace",
        });
        if (account is null)
        {
            throw new OwnerRefusedException(
                $"the owner of the section Setup can't be made. {string.Join(' ', refusals.Select(static refusal => $"{refusal.Field}: {refusal.Text}"))}");
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
