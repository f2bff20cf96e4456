using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.WebFront.Identity.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>The link that sets up a fresh installation, for whoever prints it.</summary>
/// <param name="services">For the services of a scope.</param>
/// <param name="configuration">The host's configuration.</param>
/// <param name="options">Where people reach this installation.</param>
public sealed class FirstStart(IServiceScopeFactory services, IConfiguration configuration, IOptions<PeopleOptions> options)
{
    /// <summary>A new link, good until the next start; null once the installation is set up. Whoever has it becomes the owner.</summary>
    public async Task<Uri?> Link()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SetUpService>().IssueCode() is { } code
            ? new Uri($"{options.Value.PublicUrl.TrimEnd('/')}/set-up?code={Uri.EscapeDataString(code)}")
            : null;
    }

    /// <summary>
    /// A link that sets a new password for the configured address (<c>Setup:RecoverEmail</c>), good for an hour; null when
    /// none is configured or nobody has it. Whoever configures the program may do this.
    /// </summary>
    public async Task<Uri?> RecoveryLink()
    {
        if (configuration[$"{OwnerOptions.Section}:{nameof(OwnerOptions.RecoverEmail)}"] is not { Length: > 0 } email)
        {
            return null;
        }

        await using var scope = services.CreateAsyncScope();
        var grains = scope.ServiceProvider.GetRequiredService<IGrainFactory>();
        using var engine = Caller.Use(Caller.Engine);
        if (await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find(email) is not { } account)
        {
            return null;
        }

        var link = await grains.GetGrain<IAccountGrain>(account).IssueLink(LinkPurpose.PasswordReset);
        return new Uri($"{options.Value.PublicUrl.TrimEnd('/')}{PeopleMails.ResetPath}?account={account}&token={link.Token}");
    }
}
