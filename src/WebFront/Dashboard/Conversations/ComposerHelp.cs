using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Templates;
using Chatbotics.Grains.Abstractions.Inbox.Canned;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>What the composer suggests: saved answers, colleagues, templates. A page without a cluster behind it suggests nothing.</summary>
/// <param name="services">The page's services.</param>
internal sealed class ComposerHelp(IServiceProvider services)
{
    private const int MaxChoices = 8;

    private readonly IClusterClient? _grains = services.GetService<IClusterClient>();
    private readonly WorkspaceCalls? _calls = services.GetService<WorkspaceCalls>();

    /// <summary>The WhatsApp templates of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sync">Read them from the platform now.</param>
    public async Task<TemplateList> Templates(ConnectionKey connection, bool sync)
    {
        if (_grains is null || _calls is null)
        {
            return new TemplateList();
        }

        using var caller = Caller.Use(await _calls.For(connection.Tenant, Permission.Reply));
        var grain = _grains.GetGrain<ITemplatesGrain>(connection.Value);
        return await (sync ? grain.Sync() : grain.Get());
    }

    /// <summary>Saved answers whose shortcut begins so, then those whose text holds it; variables are filled.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="begin">What was typed after the slash.</param>
    /// <param name="customer">The customer's name.</param>
    /// <param name="person">The writer's name.</param>
    public async Task<ImmutableArray<ComposerChoice>> FindSaved(string tenant, string begin, string customer, string person)
    {
        if (_grains is null || _calls is null)
        {
            return [];
        }

        using var caller = Caller.Use(await _calls.For(tenant, Permission.ViewConversations));
        var all = await _grains.GetGrain<ICannedResponsesGrain>(tenant).List();
        return
        [
            .. all.Where(saved => saved.Shortcut.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
                .Concat(begin.Length < 2 ? [] : all.Where(saved => saved.Text.Contains(begin, StringComparison.OrdinalIgnoreCase)))
                .DistinctBy(static saved => saved.Id)
                .Take(MaxChoices)
                .Select(saved => new ComposerChoice { Shortcut = saved.Shortcut, Text = Fill(saved.Text, customer, person) }),
        ];
    }

    /// <summary>Members of the workspace whose name begins so, in any of its parts.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="begin">What was typed after the @.</param>
    /// <param name="reader">The writer, who need not be named.</param>
    public async Task<ImmutableArray<ComposerChoice>> FindPeople(string tenant, string begin, string reader)
    {
        if (_grains is null || _calls is null)
        {
            return [];
        }

        using var caller = Caller.Use(await _calls.For(tenant, Permission.WriteNotes));
        var people = await _grains.GetGrain<IPeopleGrain>(tenant).List();
        var roles = people.Roles.ToDictionary(static role => role.Id, static role => role.Name, StringComparer.Ordinal);
        return
        [
            .. people.Members
                .Where(member => member.AccountId != reader && IsCalled(member.Name, begin))
                .Take(MaxChoices)
                .Select(member => new ComposerChoice { Id = member.AccountId, Name = Look.Plain(member.Name), Role = roles.GetValueOrDefault(member.RoleId) }),
        ];
    }

    /// <summary>A text with its variables filled; what isn't a variable stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="customer">The customer's name.</param>
    /// <param name="person">The writer's name.</param>
    public static string Fill(string text, string customer, string person) => text
        .Replace("{{contact.name}}", customer, StringComparison.OrdinalIgnoreCase)
        .Replace("{{contact.first_name}}", Look.FirstName(customer), StringComparison.OrdinalIgnoreCase)
        .Replace("{{agent.name}}", person, StringComparison.OrdinalIgnoreCase);

    private static bool IsCalled(string name, string begin) =>
        begin.Length == 0 || name.Split(' ').Any(part => part.StartsWith(begin, StringComparison.CurrentCultureIgnoreCase));
}
