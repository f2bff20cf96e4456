namespace Chatbotics.WebFront.Dashboard.People;

/// <summary>What the roles that every workspace has are called; others keep the name that they were given.</summary>
internal static class RoleTexts
{
    /// <summary>The name as the reader's language has it.</summary>
    /// <param name="name">The stored name.</param>
    public static string Name(string name) => name switch
    {
        "Owner" => Texts.Settings["Owner"],
        "Admin" => Texts.Settings["Admin"],
        "Supervisor" => Texts.Settings["Supervisor"],
        "Agent" => Texts.Settings["Agent#role"],
        "Viewer" => Texts.Settings["Viewer"],
        _ => name,
    };
}
